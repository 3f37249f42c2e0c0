import type { Manager } from '../manager.ts';

/** Every package manager whose files the witness reads. */
export const MANAGERS: readonly Manager[] = [];
