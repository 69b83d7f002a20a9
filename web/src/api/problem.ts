/** One broken rule of one field. */
export interface FieldProblem {
  pointer: string;
  detail: string;
}

interface ProblemBody {
  title?: string;
  status?: number;
  detail?: string;
  code?: string;
  traceId?: string;
  errors?: FieldProblem[];
}

/** An answer of the API that says no: RFC 9457, as a thing to throw. */
export class ProblemError extends Error {
  readonly status: number;
  readonly code: string;
  readonly traceId: string | undefined;
  readonly errors: FieldProblem[];
  /** Seconds after which to try again, if the server said so. */
  readonly retryAfter: number | undefined;

  constructor(status: number, body: ProblemBody, retryAfter?: number) {
    super(body.detail ?? body.title ?? `The server answered with status ${status}.`);
    this.name = 'ProblemError';
    this.status = status;
    this.code = body.code ?? (status === 0 ? 'unreachable' : 'unknown');
    this.traceId = body.traceId;
    this.errors = body.errors ?? [];
    this.retryAfter = retryAfter;
  }

  /** The sentence about one field, such as `name`, if this problem has one. */
  field(name: string): string | undefined {
    return this.errors.find((error) => fieldOf(error.pointer) === name)?.detail;
  }

  static unreachable(): ProblemError {
    return new ProblemError(0, {
      detail: 'The server cannot be reached. Check the network; this page keeps trying by itself.',
      code: 'unreachable',
    });
  }

  /** Reads whatever the server or a proxy before it sent. */
  static of(status: number, text: string, retryAfter?: string | null): ProblemError {
    const seconds = retryAfter ? Number.parseInt(retryAfter, 10) : Number.NaN;
    return new ProblemError(status, parse(text), Number.isNaN(seconds) ? undefined : seconds);
  }
}

function fieldOf(pointer: string): string {
  return pointer.replace(/^#?\/?/, '').split('/')[0] ?? '';
}

function parse(text: string): ProblemBody {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null ? body : {};
  } catch {
    return {};
  }
}

/** What to tell a person about anything that was thrown. */
export function messageOf(error: unknown): string {
  if (error instanceof ProblemError) {
    const fields = error.errors.map((field) => field.detail).filter((detail) => !error.message.includes(detail));
    return [error.message, ...fields].join(' ');
  }
  return error instanceof Error ? error.message : String(error);
}
