-- Recent notices, for replicas on PostgreSQL that cannot listen for them.
create table notice (
	id uuid not null primary key,
	wait_key varchar(100) not null,
	published_at timestamp with time zone not null
);

create index notice_published_at on notice (published_at);
