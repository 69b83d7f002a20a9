import { api } from './client';
import { ProblemError } from './problem';
import type { Asset } from './types';

export interface Upload {
  done: Promise<Asset>;
  cancel: () => void;
}

/** Thrown by an upload that a person stopped. */
export class UploadCancelled extends Error {}

/**
 * Sends a file as the asset of that name. It uses XMLHttpRequest because fetch tells no progress while sending.
 *
 * @param onProgress gets the number of bytes sent so far
 */
export function upload(file: File, name: string, onProgress: (bytes: number) => void): Upload {
  const request = new XMLHttpRequest();
  const done = new Promise<Asset>((resolve, reject) => {
    request.open('PUT', api.assets.uploadUrl(name));
    request.setRequestHeader('Accept', 'application/json, application/problem+json');
    request.upload.onprogress = (event) => onProgress(event.loaded);
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve(JSON.parse(request.responseText) as Asset);
      else reject(ProblemError.of(request.status, request.responseText));
    };
    request.onerror = () => reject(ProblemError.unreachable());
    request.onabort = () => reject(new UploadCancelled(`The upload of ${name} was cancelled.`));
    request.send(file);
  });
  return { done, cancel: () => request.abort() };
}
