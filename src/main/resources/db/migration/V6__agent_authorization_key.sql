-- The key that a row is sealed with, so that it is sealed again after a change of the key.
alter table agent_authorization add column store_key_id varchar(40) default '' not null;
