import { createRootRoute, createRoute, createRouter, redirect } from '@tanstack/react-router';
import { AlertsPage } from '../features/alert/AlertsPage';
import { MediaPage } from '../features/asset/MediaPage';
import { BoxPage } from '../features/box/BoxPage';
import { BoxesPage } from '../features/box/BoxesPage';
import { parseBoxSearch } from '../features/box/boxFilter';
import { PlaylistPage } from '../features/playlist/PlaylistPage';
import { PlaylistsPage } from '../features/playlist/PlaylistsPage';
import { PublishPage } from '../features/publish/PublishPage';
import { RolloutPage } from '../features/publish/RolloutPage';
import { SchedulePage } from '../features/schedule/SchedulePage';
import { SettingsPage } from '../features/settings/SettingsPage';
import { parseWallSearch, WallPage } from '../features/wall/WallPage';
import { App } from './App';
import { NotFound } from './NotFound';

const root = createRootRoute({ component: App, notFoundComponent: NotFound });
const parent = () => root;

interface Query {
  q?: string;
}

function parseQuery(raw: Record<string, unknown>): Query {
  return raw['q'] === undefined || raw['q'] === '' ? {} : { q: String(raw['q']) };
}

const home = createRoute({
  getParentRoute: parent,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/wall' });
  },
});
const wall = createRoute({ getParentRoute: parent, path: '/wall', component: WallPage, validateSearch: parseWallSearch });
const boxes = createRoute({
  getParentRoute: parent,
  path: '/boxes',
  component: BoxesPage,
  validateSearch: parseBoxSearch,
});
const box = createRoute({ getParentRoute: parent, path: '/boxes/$box', component: BoxPage });
const media = createRoute({ getParentRoute: parent, path: '/media', component: MediaPage, validateSearch: parseQuery });
const playlists = createRoute({ getParentRoute: parent, path: '/playlists', component: PlaylistsPage });
const playlist = createRoute({ getParentRoute: parent, path: '/playlists/$playlist', component: PlaylistPage });
const schedule = createRoute({ getParentRoute: parent, path: '/schedule', component: SchedulePage });
const publish = createRoute({ getParentRoute: parent, path: '/publish', component: PublishPage });
const rollout = createRoute({ getParentRoute: parent, path: '/publish/$rollout', component: RolloutPage });
const alerts = createRoute({ getParentRoute: parent, path: '/alerts', component: AlertsPage });
const settings = createRoute({ getParentRoute: parent, path: '/settings', component: SettingsPage });

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    wall,
    boxes,
    box,
    media,
    playlists,
    playlist,
    schedule,
    publish,
    rollout,
    alerts,
    settings,
  ]),
  defaultPreload: false,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
