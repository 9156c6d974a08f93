import { html, svg, type TemplateResult } from 'lit';
import type { ReliabilityBin } from '../domain/agreement.ts';

const side = 200;
const margin = 34;

/**
 * What was said against what was so: a bin on the diagonal means what it says. Squares are before, discs after; colour
 * carries nothing. Units: both axes are shares from 0 to 1.
 */
export function reliabilityDiagram(
  before: readonly ReliabilityBin[],
  after: readonly ReliabilityBin[],
): TemplateResult {
  return html`<figure class="reliability">
    <svg viewBox="0 0 ${side + margin + 8} ${side + margin + 8}" role="img" aria-label=${words(before, after)}>
      ${[0, 0.5, 1].map(
        (tick) => svg`<line class="grid" x1=${x(0)} x2=${x(1)} y1=${y(tick)} y2=${y(tick)}></line>
          <line class="grid" x1=${x(tick)} x2=${x(tick)} y1=${y(0)} y2=${y(1)}></line>
          <text x=${x(tick)} y=${y(0) + 14} text-anchor="middle">${tick}</text>
          <text x=${x(0) - 5} y=${y(tick) + 4} text-anchor="end">${tick}</text>`,
      )}
      <line class="diagonal" x1=${x(0)} y1=${y(0)} x2=${x(1)} y2=${y(1)}></line>
      ${before.map((bin) => svg`<rect class="before" x=${x(bin.meanProbability) - 3.5} y=${y(bin.metShare) - 3.5} width="7" height="7"></rect>`)}
      ${after.map((bin) => svg`<circle class="after" cx=${x(bin.meanProbability)} cy=${y(bin.metShare)} r="3.5"></circle>`)}
      <text x=${x(0.5)} y=${y(0) + 28} text-anchor="middle">chance said</text>
      <text transform="translate(10 ${y(0.5)}) rotate(-90)" text-anchor="middle">share met</text>
    </svg>
    <figcaption class="quiet small">□ before, ● after; the line is where they should lie</figcaption>
  </figure>`;
}

const x = (share: number): number => margin + share * side;
const y = (share: number): number => 6 + (1 - share) * side;

function words(before: readonly ReliabilityBin[], after: readonly ReliabilityBin[]): string {
  const worst = (bins: readonly ReliabilityBin[]): string =>
    Math.max(0, ...bins.map((bin) => Math.abs(bin.meanProbability - bin.metShare))).toFixed(2);
  return `Reliability diagram. Largest distance between the chance said and the share met: ${worst(before)} before, ${worst(after)} after.`;
}
