-- What the page of a failed login says, for a second request with the same answer. Its link is the target.
alter table login add column error_code varchar(60);
alter table login add column accepted_at varchar(300);
alter table login add column retry_at timestamp with time zone;
alter table login alter column target set data type varchar(12000);

-- Failures so far have no link. They are remembered for an hour only.
delete from login where failure is not null;
