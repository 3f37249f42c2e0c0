import { shedEnvironment } from '../adapters/processes/shed-environment.ts';

// Before anything else is loaded: nothing of this first start is needed.
shedEnvironment();
await import('./main.ts');
