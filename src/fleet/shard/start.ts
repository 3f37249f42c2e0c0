import { shedEnvironment } from '../../adapters/processes/shed-environment.ts';

// This restarts the process, so it comes before any other module is loaded.
shedEnvironment();
await import('./main.ts');
