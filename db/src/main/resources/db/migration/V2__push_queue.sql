-- What a site asks of its pushes, and what the queue has to remember of each.

alter table site
    add column bandwidth_kbps integer check (bandwidth_kbps between 1 and 10000000),
    add column pushes_at_once integer check (pushes_at_once between 1 and 256),
    -- Such as 'MON,TUE 22:00-05:00'; without days: every day.
    add column push_windows   text[]  not null default '{}',
    add column allow_gap      boolean not null default false;

alter table push
    drop constraint push_state_check,
    add constraint push_state_check check (state in ('QUEUED', 'TRANSFERRING', 'RETRYING', 'DELIVERED', 'CONFIRMED', 'FAILED',
                                                     'SUPERSEDED', 'CANCELLED', 'UNCONFIRMED')),
    add column bytes_per_second bigint,
    add column seconds_left     bigint,
    add column waits_for        text check (waits_for in ('TURN', 'WINDOW', 'PAUSE')),
    -- Failures one after the other, over the pushes of this box.
    add column failures         integer not null default 0,
    -- Whether it takes one of its site's places.
    add column has_turn         boolean not null default false;

create index push_waiting on push (waits_for) where waits_for is not null;
