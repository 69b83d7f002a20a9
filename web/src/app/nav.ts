import {
  IconAlertTriangle,
  IconCalendarEvent,
  IconDeviceTv,
  IconLayoutGrid,
  IconPhoto,
  IconPlaylist,
  IconSend,
  IconSettings,
  type Icon,
} from '@tabler/icons-react';

export interface Place {
  to: '/wall' | '/boxes' | '/media' | '/playlists' | '/schedule' | '/publish' | '/alerts' | '/settings';
  label: string;
  icon: Icon;
}

export const PLACES: readonly Place[] = [
  { to: '/wall', label: 'Wall', icon: IconLayoutGrid },
  { to: '/boxes', label: 'Boxes', icon: IconDeviceTv },
  { to: '/media', label: 'Media', icon: IconPhoto },
  { to: '/playlists', label: 'Playlists', icon: IconPlaylist },
  { to: '/schedule', label: 'Schedule', icon: IconCalendarEvent },
  { to: '/publish', label: 'Publish', icon: IconSend },
  { to: '/alerts', label: 'Alerts', icon: IconAlertTriangle },
  { to: '/settings', label: 'Settings', icon: IconSettings },
];

/** The places within a thumb's reach on a phone; the others are behind "More". */
export const THUMB_PLACES: readonly Place['to'][] = ['/wall', '/boxes', '/media', '/publish'];
