-- What is known of files that lie unfinished on boxes, so that they need not be sent again from the start.

create table push_part (
    box_id        text collate "C" not null references box (id) on delete cascade,
    file_name     text        not null,
    -- From the file's start; survives a power cut of the box.
    durable_bytes bigint      not null check (durable_bytes >= 0),
    -- The boot of the box in which it is written from its start to its end, one byte after the other; null if it is not.
    boot_id       text collate "C",
    updated_at    timestamptz not null,
    primary key (box_id, file_name)
);

-- Whether it was begun again from nothing because what had arrived was damaged.
alter table push
   add column restarted boolean not null default false;
