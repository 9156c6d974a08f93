/** How much of the end of an answer is read for its verdict. Units: UTF-16 units. */
const tail = 80;

/**
 * The reward of a written comparison: 1 when its end names the right side and not the other, else -1.
 * Source: RM-R1.
 */
export function pairVerdictReward(output: string, label: 'A' | 'B'): 1 | -1 {
  const end = output.slice(-tail);
  const other = label === 'A' ? 'B' : 'A';
  return end.includes(verdictOf(label)) && !end.includes(verdictOf(other)) ? 1 : -1;
}

function verdictOf(side: 'A' | 'B'): string {
  return `[[${side}]]`;
}
