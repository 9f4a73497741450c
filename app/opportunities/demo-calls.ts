export { seedDemoCalls } from './demo-calls.server.ts';
