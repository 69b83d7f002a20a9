-- The main job: boxes, media, playlists, assignments, shows, rollouts, pushes.
-- Ids are text such as box_01k..., compared byte by byte so that they sort by time in every locale; times are timestamptz; enumerations are text with a check.

create table fleet (
    id         text collate "C" primary key,
    created_at timestamptz not null
);

-- Keys of the fleet. The private half is sealed with the key file of the data directory.
create table fleet_key (
    id                 text collate "C" primary key,
    purpose            text        not null check (purpose in ('SHOW', 'MEDIA')),
    public_key         text        not null,
    sealed_private_key bytea       not null,
    created_at         timestamptz not null
);

-- Who may.
create table person (
    id            text collate "C" primary key,
    name          text        not null unique,
    password_hash text        not null,
    role          text        not null check (role in ('ADMIN')),
    created_at    timestamptz not null
);

create table login_session (
    token_sha256 text primary key,
    person_id    text collate "C"        not null references person (id) on delete cascade,
    created_at   timestamptz not null,
    expires_at   timestamptz not null
);
create index login_session_expires on login_session (expires_at);

create table api_token (
    id           text collate "C" primary key,
    name         text        not null,
    token_sha256 text        not null unique,
    role         text        not null check (role in ('ADMIN')),
    created_at   timestamptz not null,
    expires_at   timestamptz
);

-- Places and boxes.
create table site (
    id         text collate "C" primary key,
    name       text        not null,
    time_zone  text        not null,
    created_at timestamptz not null,
    version    bigint      not null
);
create unique index site_name on site (lower(name));

create table box (
    id                text collate "C" primary key,
    hostname          text        not null unique check (hostname = lower(hostname)),
    address           text,
    port              integer     not null check (port between 1 and 65535),
    site_id           text collate "C" references site (id),
    kind              text        not null check (kind in ('AGENT', 'CLASSIC')),
    credential_sha256 text unique,
    machine_id        text collate "C",
    enrolled_at       timestamptz,
    created_at        timestamptz not null,
    version           bigint      not null
);
create index box_site on box (site_id);

create table box_tag (
    box_id text collate "C" not null references box (id) on delete cascade,
    tag    text not null,
    primary key (box_id, tag)
);
create index box_tag_tag on box_tag (tag);

-- What the agent reports, apart from the box so that reports and edits never wait for each other.
create table box_report (
    box_id                text collate "C" primary key references box (id) on delete cascade,
    online                boolean     not null default false,
    last_seen_at          timestamptz,
    agent_version         text,
    boot_id               text collate "C",
    previous_boot_id      text collate "C",
    duplicate_until       timestamptz,
    desired_generation    bigint      not null default 0,
    accepted_generation   bigint      not null default 0,
    on_disk_generation    bigint      not null default 0,
    on_screen_generation  bigint      not null default 0,
    on_screen_content     text check (on_screen_content in ('ITEM', 'LOGO', 'NOTHING_DUE', 'DARK')),
    on_screen_asset       text,
    on_screen_name        text,
    on_screen_since       timestamptz,
    reason_code           text,
    reason_detail         text,
    objects_digest        text,
    objects               text[]      not null default '{}',
    health                jsonb
) with (fillfactor = 70);
create index box_report_seen on box_report (last_seen_at) where online;

create table box_host_key (
    box_id      text collate "C"        not null references box (id) on delete cascade,
    fingerprint text        not null,
    type        text        not null,
    public_key  text        not null,
    accepted    boolean     not null,
    seen_at     timestamptz not null,
    primary key (box_id, fingerprint)
);

create table enrollment_token (
    id           text collate "C" primary key,
    token_sha256 text        not null unique,
    box_id       text collate "C" references box (id) on delete cascade,
    uses_total   integer     not null check (uses_total between 1 and 100000),
    uses_left    integer     not null check (uses_left >= 0),
    created_at   timestamptz not null,
    expires_at   timestamptz not null
);

-- Media.
create table asset (
    id         text collate "C" primary key,
    name       text        not null,
    sha256     text        not null,
    size_bytes bigint      not null check (size_bytes > 0),
    media_type text        not null,
    created_at timestamptz not null,
    version    bigint      not null
);
create unique index asset_name on asset (name);
create index asset_sha256 on asset (sha256);

-- Playlists: the row names the newest revision, revisions never change.
create table playlist (
    id         text collate "C" primary key,
    name       text        not null,
    revision   integer     not null check (revision >= 1),
    created_at timestamptz not null,
    updated_at timestamptz not null,
    version    bigint      not null
);
create unique index playlist_name on playlist (lower(name));

create table playlist_item (
    playlist_id text collate "C"    not null references playlist (id) on delete cascade,
    revision    integer not null,
    position    integer not null,
    asset_id    text collate "C"    not null,
    seconds     integer not null check (seconds between 1 and 86400),
    primary key (playlist_id, revision, position)
);
create index playlist_item_asset on playlist_item (asset_id);

create table assignment (
    id          text collate "C" primary key,
    playlist_id text collate "C"        not null references playlist (id),
    box_ids     text[]      not null default '{}',
    tags        text[]      not null default '{}',
    site_ids    text[]      not null default '{}',
    every_box   boolean     not null default false,
    priority    integer     not null check (priority between -1000 and 1000),
    created_at  timestamptz not null
);

-- Published is stored: what was frozen at a publish. Shows compile from the newest row only.
create table publication (
    id          bigint generated always as identity primary key,
    content     jsonb       not null,
    plan_digest text        not null,
    created_at  timestamptz not null
);

create table show (
    box_id         text collate "C"        not null references box (id) on delete cascade,
    generation     bigint      not null check (generation >= 1),
    publication_id bigint      not null references publication (id),
    content_digest text        not null,
    manifest       jsonb       not null,
    signed         text        not null,
    created_at     timestamptz not null,
    primary key (box_id, generation)
);

create table rollout (
    id             text collate "C" primary key,
    publication_id bigint      not null references publication (id),
    created_by     text        not null,
    created_at     timestamptz not null,
    finished_at    timestamptz,
    state          text        not null check (state in ('RUNNING', 'FINISHED', 'SUPERSEDED'))
);
create index rollout_running on rollout (state) where state = 'RUNNING';

create table rollout_box (
    rollout_id text collate "C"   not null references rollout (id) on delete cascade,
    box_id     text collate "C"   not null references box (id) on delete cascade,
    generation bigint not null,
    reached_at timestamptz,
    primary key (rollout_id, box_id)
);
create index rollout_box_open on rollout_box (box_id) where reached_at is null;

-- One row a delivery: the truth about pushes. At most one a box is not over.
create table push (
    id              text collate "C" primary key,
    box_id          text collate "C"        not null references box (id) on delete cascade,
    generation      bigint      not null,
    state           text        not null
        check (state in ('QUEUED', 'TRANSFERRING', 'RETRYING', 'DELIVERED', 'CONFIRMED', 'FAILED', 'SUPERSEDED')),
    attempt         integer     not null default 0,
    bytes_total     bigint      not null default 0,
    bytes_done      bigint      not null default 0,
    reason_code     text,
    reason_detail   text,
    created_at      timestamptz not null,
    started_at      timestamptz,
    delivered_at    timestamptz,
    ended_at        timestamptz,
    next_attempt_at timestamptz,
    deadline_at     timestamptz not null
);
create unique index push_open on push (box_id) where state in ('QUEUED', 'TRANSFERRING', 'RETRYING', 'DELIVERED');
create index push_box on push (box_id, created_at desc);

create table command (
    id         text collate "C" primary key,
    box_id     text collate "C"        not null references box (id) on delete cascade,
    kind       text        not null,
    state      text        not null check (state in ('PENDING', 'SENT', 'DONE', 'FAILED', 'EXPIRED')),
    detail     text,
    created_by text        not null,
    created_at timestamptz not null,
    deadline   timestamptz not null,
    ended_at   timestamptz
);
create index command_open on command (box_id) where state in ('PENDING', 'SENT');

-- db-scheduler 16 (its own documented layout for PostgreSQL).
create table scheduled_tasks (
    task_name            text                     not null,
    task_instance        text collate "C"                     not null,
    task_data            bytea,
    execution_time       timestamp with time zone not null,
    picked               boolean                  not null,
    picked_by            text,
    last_success         timestamp with time zone,
    last_failure         timestamp with time zone,
    consecutive_failures integer,
    last_heartbeat       timestamp with time zone,
    version              bigint                   not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
create index scheduled_tasks_execution_time on scheduled_tasks (execution_time);
create index scheduled_tasks_last_heartbeat on scheduled_tasks (last_heartbeat);
