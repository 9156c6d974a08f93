import { html, nothing, type TemplateResult } from 'lit';
import { type IconName, icon } from './icons.ts';

export interface ButtonLook {
  readonly icon?: IconName;
  /** The key that does the same, shown beside the words. */
  readonly key?: string;
  readonly kind?: 'plain' | 'quiet' | 'main' | 'danger';
  /** Shows the icon alone; the words become its name for a screen reader. */
  readonly iconOnly?: boolean;
  readonly disabled?: boolean;
  readonly pressed?: boolean;
  readonly id?: string;
}

/** One button for the whole page: words, an optional icon, and the key that does the same. */
export function button(label: string, act: () => void, look: ButtonLook = {}): TemplateResult {
  const title = look.key ? `${label} (${look.key})` : label;
  return html`<button
    type="button"
    class="button ${look.kind ?? 'plain'} ${look.iconOnly ? 'icon-only' : ''}"
    id=${look.id ?? nothing}
    aria-label=${look.iconOnly ? label : nothing}
    aria-pressed=${look.pressed === undefined ? nothing : String(look.pressed)}
    title=${look.iconOnly ? title : nothing}
    ?disabled=${look.disabled ?? false}
    @click=${act}
  >${look.icon ? icon(look.icon) : nothing}${look.iconOnly ? nothing : html`<span>${label}</span>`}${
    look.key && !look.iconOnly ? html`<kbd aria-hidden="true">${look.key}</kbd>` : nothing
  }</button>`;
}
