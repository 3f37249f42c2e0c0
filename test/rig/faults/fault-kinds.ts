/** How a fault looks to a client; every fault of a class must end in the same way. */
export type FaultClass = 'broken' | 'busy' | 'silent' | 'denied' | 'missing' | 'wrong' | 'page' | 'untrusted';

/** Every fault of a server or of the way to it, with its class, in the order of the table. */
const FAULTS = [
  ['refused', 'broken'],
  ['reset half-way', 'broken'],
  ['truncated body', 'broken'],
  ['429', 'busy'],
  ['429 with Retry-After', 'busy'],
  ['500', 'busy'],
  ['503', 'busy'],
  ['hangs', 'silent'],
  ['slow drip', 'silent'],
  ['401', 'denied'],
  ['403', 'denied'],
  ['404', 'missing'],
  ['wrong bytes', 'wrong'],
  ['captive portal', 'page'],
  ['bad certificate', 'untrusted'],
] as const satisfies readonly (readonly [string, FaultClass])[];

export type Fault = (typeof FAULTS)[number][0];

/** The names of all faults. */
export const FAULT_NAMES: readonly Fault[] = FAULTS.map(([name]) => name);

const CLASSES = new Map<Fault, FaultClass>(FAULTS);

/** The class of a fault. */
export function classOf(fault: Fault): FaultClass {
  return CLASSES.get(fault) ?? 'wrong';
}

/** Whether the same request may succeed a moment later. A server that hangs may too, but is not asked again. */
export function isPassingFault(fault: Fault): boolean {
  return ['broken', 'busy'].includes(classOf(fault));
}

/** Whether the fault is in the body of an answer. */
export function isInBody(fault: Fault): boolean {
  return ['reset half-way', 'truncated body', 'slow drip', 'wrong bytes'].includes(fault);
}
