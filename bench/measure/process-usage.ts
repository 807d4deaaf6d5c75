import { readFileSync } from 'node:fs';

/** Clock ticks per second in /proc (USER_HZ), which Linux fixes at 100 for user space. */
const TICKS = 100;

export interface Usage {
  cpuSeconds: number;
  residentMb: number;
}

/** CPU time since its start and resident memory of a process, from Linux's /proc (proc(5)); null elsewhere or when it is gone. */
export function usageOf(pid: number): Usage | null {
  try {
    // The name in parentheses may hold spaces, so fields are counted from behind it.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ');
    const resident = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return {
      cpuSeconds: (Number(fields[11]) + Number(fields[12])) / TICKS,
      residentMb: Number(resident ?? 0) / 1024,
    };
  } catch {
    return null;
  }
}

/** Usage of several processes by name. */
export function usageOfAll(pids: Record<string, number>): Record<string, Usage> {
  return Object.fromEntries(
    Object.entries(pids).flatMap(([name, pid]) => {
      const usage = usageOf(pid);
      return usage ? [[name, usage] as const] : [];
    }),
  );
}

/** CPU seconds that each process used between two readings. */
export function cpuBetween(before: Record<string, Usage>, after: Record<string, Usage>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(after).map(([name, usage]) => [name, usage.cpuSeconds - (before[name]?.cpuSeconds ?? 0)]),
  );
}
