/** PostgreSQL's error codes (its manual, appendix A) as sentences. Never repeats the address: it holds the password. */
import { codeIn, StorageProblem, type StorageProblemKind } from '../problem';

/** Five characters, at least one a digit, from the server; other codes (EPIPE), or none, come from the connection. */
export function stateOf(error: unknown): string | undefined {
  const code = codeIn(error) ?? '';
  return /^(?=.*\d)[\dA-Z]{5}$/.test(code) ? code : undefined;
}

/** Serialization failure and deadlock: the transaction as a whole may simply be run again. */
export function isPassing(error: unknown): boolean {
  const state = error instanceof StorageProblem ? stateOf(error.cause) : stateOf(error);
  return state === '40001' || state === '40P01';
}

interface Meaning {
  readonly states: RegExp;
  readonly kind: StorageProblemKind;
  readonly problem: string;
  readonly remedy: string;
}

const meanings: readonly Meaning[] = [
  { states: /^40/, kind: 'unavailable', problem: 'PostgreSQL could not fit a transaction between others.', remedy: 'Let the client try again.' },
  { states: /^(53100|54)/, kind: 'full', problem: 'PostgreSQL has no room left.', remedy: 'Make room on its disk, or lower CONVERSATION_HOURS.' },
  { states: /^25006/, kind: 'read-only', problem: 'PostgreSQL takes no writes: this is a replica, or it is set read-only.', remedy: 'Let DATABASE_URL name the primary server.' },
  { states: /^28/, kind: 'settings', problem: 'PostgreSQL refuses the user or the password of DATABASE_URL.', remedy: 'Look at both; a password with special characters must be percent-encoded.' },
  { states: /^3D/, kind: 'settings', problem: 'The database that DATABASE_URL names does not exist.', remedy: 'Create it, or name another one.' },
  { states: /^42501/, kind: 'settings', problem: 'The user of DATABASE_URL may not use or create the schema first_drops.', remedy: 'Run "GRANT CREATE ON DATABASE … TO …" once, or make that user the owner of the schema.' },
  { states: /^XX00[12]/, kind: 'corrupt', problem: 'PostgreSQL says that its files are damaged.', remedy: 'Restore it from a backup.' },
  { states: /^(08|53|55P03|57|58)/, kind: 'unavailable', problem: 'PostgreSQL is not available, or answers too slowly.', remedy: 'Look whether it runs, how many connections it allows, and how busy it is.' },
];

const unreachable = { kind: 'unavailable', problem: 'PostgreSQL cannot be reached, or the connection to it broke.', remedy: 'Look whether it runs and whether DATABASE_URL names it; it is tried again by itself.' } as const;

/** The problem an error of the driver means, or the error itself when it is a mistake of ours. */
export function postgresProblem(error: unknown): unknown {
  const state = stateOf(error);
  if (state === undefined) return new StorageProblem({ ...unreachable, cause: error });
  const meaning = meanings.find(({ states }) => states.test(state));
  return meaning === undefined ? error : new StorageProblem({ ...meaning, cause: error });
}
