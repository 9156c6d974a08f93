import { config } from 'zod';

// Zod would build faster parsers from text; no page of ours may make code from text.
config({ jitless: true });
