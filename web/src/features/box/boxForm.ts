import type { BoxEdit, BoxKind, NewBox } from '../../api/types';

/** What the dialog of a box holds. */
export interface BoxForm {
  kind: BoxKind;
  hostname: string;
  address: string;
  port: number;
  site: string;
  tags: string[];
}

export const NEW_BOX: BoxForm = { kind: 'AGENT', hostname: '', address: '', port: 22, site: '', tags: [] };

/** What the form says, as the API wants it: an empty field is cleared. */
export function toEdit(form: BoxForm): BoxEdit & { hostname: string } {
  return {
    hostname: form.hostname.trim(),
    address: form.address.trim() || null,
    port: form.port,
    site: form.site.trim() || null,
    tags: form.tags,
  };
}

/** The same of a box that does not exist yet; its kind cannot be changed afterwards. */
export function toNew(form: BoxForm): NewBox {
  return { ...toEdit(form), kind: form.kind };
}
