/** What a person can do about a reason, by its code. */
const ADVICE: Record<string, string> = {
  NOTHING_PUBLISHED: 'Add it to the schedule, then publish.',
  NOT_ENROLLED: 'Create an enrolment token and put the lines it gives into himblick.conf on the box.',
  OFFLINE: 'Check power and network at the box. It comes back by itself once it can reach the server.',
  DUPLICATE_IDENTITY: 'Two machines use one identity, often a copied card. Enrol one of them anew.',
  NAME_NOT_FOUND: 'Set an address for the box, or make its hostname resolve in DNS or mDNS.',
  ADDRESS_REFUSED: 'Give the box an address of its own network, or allow its network in the settings of the server.',
  UNREACHABLE: 'Check the address and the network between the server and the box.',
  SFTP_BLOCKED: 'Open the SSH port between the server and the box, or start sshd on the box.',
  HOST_KEY_CHANGED: 'Compare the fingerprint at the box. Accept the new key only if you know why it changed.',
  HOST_KEY_UNKNOWN: 'Compare the fingerprint at the box, then accept its host key.',
  AUTH: 'The box refuses the media key of this fleet. Enrol it again; on a classic box, look at its authorized_keys.',
  CANNOT_PLAY: 'Give the box a playlist that a classic box can play: one kind of media, known types, one duration.',
  DISK_FULL: 'Take media out of its playlists, or give the box a larger disk.',
  TIMEOUT: 'The box is slow to answer. Delivery is tried again by itself.',
  CONNECTION_LOST: 'The connection broke. Delivery resumes by itself where it stopped.',
  REMOTE_IO: 'The file system of the box refused to write. Check its card.',
  CANCELLED: 'A person stopped it. Publish again, or retry.',
  SHOW_SIGNATURE: 'The box does not trust the signature of the show. Enrol it again.',
  SHOW_FORMAT: 'Update the agent on the box.',
  SHOW_OTHER_FLEET: 'The box belongs to another fleet. Enrol it here.',
  SHOW_OTHER_BOX: 'The box got a show for another box. Check for a copied card.',
  SHOW_OLD_GENERATION: 'The box has accepted a newer show. Publish again.',
  OBJECT_HASH: 'A medium arrived damaged and is sent again. If it repeats, check the card of the box.',
  OBJECT_MISSING: 'A medium has not arrived yet. It is sent again by itself.',
  OBJECT_TAMPERED: 'A stored medium was changed on the box and is fetched again. Find out who wrote to it.',
  UNKNOWN_FILES: 'Someone copied files to the box that belong to no show. Remove them from its inbox.',
  PLAYER_FAILED: 'The player ends again and again. Restart it; if that does not help, check the medium.',
  CLOCK_UNTRUSTED: 'The clock of the box is not set. It needs to reach the server or a time server.',
};

/** What to do, or undefined for a code that this dashboard does not know. */
export function adviceFor(code: string): string | undefined {
  return ADVICE[code];
}

/** `HOST_KEY_CHANGED` as `Host key changed`. */
export function reasonTitle(code: string): string {
  const words = code.toLowerCase().replaceAll('_', ' ').replace('sftp', 'SFTP');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
