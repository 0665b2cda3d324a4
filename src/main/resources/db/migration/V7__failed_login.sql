-- What the page of a failed login says, for a second request with the same answer.
alter table login add column error_code varchar(60);
alter table login add column accepting_api varchar(300);
alter table login add column retry_at timestamp with time zone;
alter table login add column connect_again varchar(12000);
