import type { Level } from './types';

/** How serious a level is: the higher, the sooner somebody must be called. */
export const gravity: Readonly<Record<Level, number>> = { normal: 0, watch: 1, 'call-today': 2 };
