-- Which scopes PagerDuty asked for, by path with names in the place of ids.
create table learned_scope (
	path varchar(300) not null primary key,
	scope varchar(300) not null,
	learned_at timestamp with time zone not null
);
