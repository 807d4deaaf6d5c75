/** `viewer` reads · `agent` also changes cases · `admin` also manages who may use the desk. */
export type DeskRole = 'admin' | 'agent' | 'viewer';

export const deskRoles: readonly DeskRole[] = ['admin', 'agent', 'viewer'];

export interface DeskUser {
  id: number;
  /** lower case; a short name or an e-mail address */
  login: string;
  /** the name people see */
  name: string;
  role: DeskRole;
  createdAt: number;
}

/** Who may use the case desk and the API. Secrets are given out once and kept as hashes. */
export interface DeskUserStore {
  /** @throws DeskUserExists when the login is taken. Without a password the person signs in by link. */
  add(input: { login: string; name?: string; role: DeskRole; password?: string }): Promise<DeskUser>;
  find(login: string): Promise<DeskUser | null>;
  list(): Promise<DeskUser[]>;
  /** Removes the user with sessions and tokens; false when there was none. */
  remove(login: string): Promise<boolean>;
  /** Sets the password and ends the user's sessions; false when there is no such user. */
  setPassword(login: string, password: string): Promise<boolean>;
  setRole(login: string, role: DeskRole): Promise<boolean>;
  /** The user when login and password fit; takes the same time for an unknown login. */
  checkPassword(login: string, password: string): Promise<DeskUser | null>;
  /** A new secret for the user: a browser session, an API token (no expiry when `lifetime` is null) or a sign-in link good for once. `lifetime` in ms. */
  issue(userId: number, kind: CredentialKind, options: { lifetime: number | null; label?: string }): Promise<string>;
  /** Whom the session or token belongs to; null when unknown or expired. */
  verify(secret: string, kind: 'session' | 'token'): Promise<DeskUser | null>;
  /** Uses up a sign-in link: only the first call gets the user. */
  redeemLink(secret: string): Promise<DeskUser | null>;
  revoke(secret: string): Promise<void>;
}

export type CredentialKind = 'session' | 'token' | 'link';

export class DeskUserExists extends Error {
  override readonly name = 'DeskUserExists';
  constructor(readonly login: string) {
    super(
      `There is already a case desk user "${login}". Choose another login, or change that user's password or role.`,
    );
  }
}

export interface AuditEntry {
  at: number;
  /** desk login, `api:<label>` or `system` */
  by: string;
  /** such as `case.status`, `user.add`, `signIn` */
  action: string;
  /** what it was done to, such as `C-1042` */
  subject: string | null;
  details: Record<string, string | number | boolean | null>;
}

/** Who did what at the desk; never holds message texts or secrets. */
export interface AuditLog {
  record(entry: Omit<AuditEntry, 'at'> & { at?: number }): Promise<void>;
  /** Newest first. */
  list(limit: number): Promise<AuditEntry[]>;
}
