/** What the input `isolate` demands. */
export const ISOLATE = ['auto', 'required', 'off'] as const;
export type Isolate = (typeof ISOLATE)[number];

/** How scanners are separated from the job. Assay tries it out on the machine before the first scanner runs. */
export interface Isolation {
  /** `none`: a scanner reaches no server, not even on this machine. */
  readonly network: 'none' | 'open';
  /** `own`: a scanner reads only system files and what it examines, and writes only into its private folders. */
  readonly files: 'own' | 'all';
  /** `own`: a scanner sees nothing of other processes: no environment, no memory, no open files. */
  readonly processes: 'own' | 'all';
  /** What separates them. Absent if nothing does. */
  readonly by?: 'Landlock and seccomp' | 'namespaces';
  /** Why something is not separated. Absent if everything is. */
  readonly why?: string;
}

/** Nothing is separated. */
export function notIsolated(why: string): Isolation {
  return { network: 'open', files: 'all', processes: 'all', why };
}

/** Whether everything is separated. */
export function isIsolated({ network, files, processes }: Isolation): boolean {
  return network === 'none' && files === 'own' && processes === 'own';
}

/** What scanners would reach because it is not separated, in words. Empty if everything is separated. */
export function reachable({ network, files, processes }: Isolation): readonly string[] {
  return [
    ...(network === 'none' ? [] : ['the network']),
    ...(files === 'own' ? [] : ['all files of the user']),
    ...(processes === 'own' ? [] : ['other processes']),
  ];
}

/** `isolated by namespaces: no network, own processes; not its files, because …` */
export function isolationInWords(isolation: Isolation): string {
  const { network, files, processes, by, why } = isolation;
  const held = [
    ...(network === 'none' ? ['no network'] : []),
    ...(files === 'own' ? ['own files'] : []),
    ...(processes === 'own' ? ['own processes'] : []),
  ];
  const because = why === undefined ? '' : `: ${why}`;
  if (by === undefined || held.length === 0) return `not isolated${because}`;
  const all = `isolated by ${by} (${held.join(', ')})`;
  return isIsolated(isolation) ? all : `partly ${all}${because}`;
}
