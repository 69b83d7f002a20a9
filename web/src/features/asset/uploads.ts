import { useSyncExternalStore } from 'react';
import { queryClient } from '../../app/queryClient';
import { UploadQueue, type UploadEntry } from './uploadQueue';

/** The one queue of this browser tab. */
export const uploads = new UploadQueue();

uploads.onStored = () => {
  for (const key of ['assets', 'plan']) void queryClient.invalidateQueries({ queryKey: [key] });
};

window.addEventListener('beforeunload', (event) => {
  const moving = uploads.snapshot().some((entry) => entry.state === 'SENDING' || entry.state === 'WAITING');
  if (moving) event.preventDefault();
});

export function useUploads(): readonly UploadEntry[] {
  return useSyncExternalStore(uploads.subscribe, uploads.snapshot);
}
