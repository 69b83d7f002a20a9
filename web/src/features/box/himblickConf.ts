import type { ServerFacts } from '../../api/types';

/** The lines that make a box enrol itself at its next start; without a fingerprint it trusts public authorities. */
export function himblickConf(server: ServerFacts, token: string): string {
  return [
    '[fleet]',
    `server = ${server.httpsUrl}`,
    `enrollment token = ${token}`,
    ...(server.caFingerprint === null ? [] : [`server fingerprint = ${server.caFingerprint}`]),
    '',
  ].join('\n');
}
