import type { ServerFacts } from '../../api/types';

/** The lines that make a box enrol itself at its next start. */
export function himblickConf(server: ServerFacts, token: string): string {
  return [
    '[fleet]',
    `server = ${server.httpsUrl}`,
    `enrollment token = ${token}`,
    `server fingerprint = ${server.caFingerprint}`,
    '',
  ].join('\n');
}
