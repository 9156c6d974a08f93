/** Units: points. Within these bounds no sum overflows or is lost. */
export const pointsBounds = { least: 1e-6, most: 1e9 } as const;
