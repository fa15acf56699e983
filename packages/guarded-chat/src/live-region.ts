/** Out of sight, but not out of the accessibility tree. */
const hiddenStyle =
  'position:absolute;inline-size:1px;block-size:1px;margin:-1px;padding:0;border:0;overflow:hidden;clip-path:inset(50%);white-space:nowrap';

/**
 * Says things through screen readers, from the light DOM: some of them miss live regions in shadow trees. The region
 * has a slot of its own, so it never disturbs the layout of the host's children.
 */
export class LiveRegion {
  readonly #element: HTMLElement;
  #region: HTMLElement | undefined;

  constructor(element: HTMLElement) {
    this.#element = element;
  }

  /**
   * Puts the region there, again if a framework has swept it away. It has to be there before it speaks; but not before
   * a person arrives, or frameworks that hydrate would find a child they did not render.
   */
  prepare(): void {
    if (this.#region?.parentNode === this.#element) return;
    const region = document.createElement('div');
    region.slot = 'live';
    region.style.cssText = hiddenStyle;
    for (const role of ['status', 'alert']) {
      const line = document.createElement('div');
      line.setAttribute('role', role);
      region.append(line);
    }
    this.#region = region;
    this.#element.append(region);
  }

  /**
   * Says a text, once: politely through `status`, or at once through `alert`.
   * @param language - Of the text; empty for that of the page.
   */
  announce(text: string, urgency: 'polite' | 'assertive', language = ''): void {
    this.prepare();
    if (language === '') this.#region?.removeAttribute('lang');
    else this.#region?.setAttribute('lang', language);
    const [status, alert] = this.#region?.children ?? [];
    const [speaking, silent] = urgency === 'polite' ? [status, alert] : [alert, status];
    silent?.replaceChildren();
    speaking?.replaceChildren(text);
  }
}
