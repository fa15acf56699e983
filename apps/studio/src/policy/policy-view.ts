import { type CSSResultGroup, html, type TemplateResult } from 'lit';
import { sharedStyles } from '../app/shared-styles.ts';
import { StudioElement } from '../app/studio-element.ts';
import './policy-panel.ts';

/** The policy with all the room that it needs. */
export class PolicyView extends StudioElement {
  static override readonly styles: CSSResultGroup = [sharedStyles];

  protected override render(): TemplateResult {
    return html`<policy-panel .studio=${this.studio}></policy-panel>`;
  }
}

customElements.define('policy-view', PolicyView);
