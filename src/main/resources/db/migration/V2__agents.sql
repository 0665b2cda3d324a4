-- Recent notices, for replicas on PostgreSQL that cannot listen for them.
create table notice (
	id uuid not null primary key,
	wait_key varchar(100) not null,
	published_at timestamp with time zone not null
);

create index notice_published_at on notice (published_at);

-- What people have allowed applications: one row for each application and its name for a user.
create table agent_grant (
	id uuid not null primary key,
	connection_id uuid not null references pagerduty_connection (id) on delete cascade,
	key_name varchar(64) not null,
	user_hash varchar(64) not null,
	scope varchar(8000) not null,
	created_at timestamp with time zone not null,
	last_used_at timestamp with time zone,
	store_key_id varchar(40) not null,
	sealed bytea not null,
	constraint agent_grant_user unique (key_name, user_hash)
);

create index agent_grant_connection_id on agent_grant (connection_id);

create index agent_grant_store_key_id on agent_grant (store_key_id);

-- Authorizations that applications have started, for minutes. The ids in their links are stored as hashes.
create table agent_authorization (
	id uuid not null primary key,
	link_hash varchar(64) not null unique,
	flow_hash varchar(64) unique,
	key_name varchar(64) not null,
	user_hash varchar(64) not null,
	provider_id varchar(100) not null,
	scope varchar(8000) not null,
	state varchar(20) not null,
	connection_id uuid references pagerduty_connection (id) on delete cascade,
	expires_at timestamp with time zone not null,
	sealed bytea not null
);

create index agent_authorization_expires_at on agent_authorization (expires_at);
