import { shedEnvironment } from '../adapters/shed-environment.ts';

// Before anything else is loaded: nothing of this first start is needed.
shedEnvironment();
await import('../gate.ts');
