import { z } from 'zod';
import { REASONS, type ReasonCode } from '../domain/reason.ts';

/** A reason code, in documents. */
export const reasonCode = z.enum(Object.keys(REASONS) as [ReasonCode, ...ReasonCode[]]);
