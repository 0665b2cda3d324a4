-- Runs on PostgreSQL and on H2 alike: H2 knows BYTEA too.

create table pagerduty_connection (
	id uuid not null primary key,
	client_id varchar(200) not null,
	owner varchar(100) not null,
	region varchar(10) not null,
	scope_requested varchar(8000) not null,
	scope varchar(8000) not null,
	issued_at timestamp with time zone not null,
	expires_at timestamp with time zone,
	connected_at timestamp with time zone not null,
	refresh_attempts integer not null,
	refresh_attempted_at timestamp with time zone,
	refresh_failure varchar(40),
	refresh_retry_at timestamp with time zone,
	key_id varchar(40) not null,
	sealed bytea not null,
	constraint pagerduty_connection_owner unique (client_id, owner)
);

create index pagerduty_connection_key_id on pagerduty_connection (key_id);

create table script_key (
	id uuid not null primary key,
	connection_id uuid not null references pagerduty_connection (id) on delete cascade,
	name varchar(100) not null,
	hash varchar(64) not null unique,
	created_at timestamp with time zone not null,
	expires_at timestamp with time zone,
	last_used_at timestamp with time zone,
	-- A key with these is for app tokens of that account; one without is for its connection's tokens.
	app_region varchar(10),
	app_subdomain varchar(63),
	app_scope varchar(8000)
);

create index script_key_connection_id on script_key (connection_id);

-- Logins that a request has claimed, so that no other one exchanges the same code.
create table login (
	state_hash varchar(64) not null primary key,
	answer_hash varchar(64) not null,
	claimed_at timestamp with time zone not null,
	target varchar(2100),
	failure varchar(40),
	sealed_session_id bytea
);

create index login_claimed_at on login (claimed_at);

-- Which key the store was sealed with; at most one row.
create table store_key (
	only_one boolean not null primary key check (only_one),
	key_id varchar(40) not null
);

-- Spring Session's tables, named and shaped as its JdbcIndexedSessionRepository expects.
create table spring_session (
	primary_id char(36) not null primary key,
	session_id char(36) not null unique,
	creation_time bigint not null,
	last_access_time bigint not null,
	max_inactive_interval int not null,
	expiry_time bigint not null,
	principal_name varchar(100)
);

create index spring_session_expiry_time on spring_session (expiry_time);

create index spring_session_principal_name on spring_session (principal_name);

create table spring_session_attributes (
	session_primary_id char(36) not null references spring_session (primary_id) on delete cascade,
	attribute_name varchar(200) not null,
	attribute_bytes bytea not null,
	primary key (session_primary_id, attribute_name)
);
