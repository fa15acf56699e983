import { css, type CSSResult } from 'lit';

/** Looks of the page around the sections. */
export const appStyles: CSSResult = css`
  :host {
    --gap: 0.75rem;
    display: flex;
    flex-direction: column;
    box-sizing: border-box;
    min-block-size: 100dvh;
    max-inline-size: 110rem;
    margin: 0 auto;
    padding: 0 1rem 1rem;
  }

  .skip {
    position: absolute;
    inset-block-start: 0.25rem;
    translate: 0 -4rem;
    padding: 0.25rem 0.75rem;
    border-radius: 6px;
    background: var(--ink);
    color: var(--card);
    font-size: 0.875rem;
  }
  .skip:focus {
    translate: none;
    z-index: 1;
  }

  .top {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-items: center;
    gap: 0.5rem 1rem;
    padding: 0.625rem 0;
  }
  @media (min-width: 62rem) {
    .top {
      grid-template-columns: auto minmax(0, 1fr) auto;
      gap: 2rem;
    }
  }

  .brand {
    display: flex;
    align-items: center;
    gap: 0.625rem;
  }

  h1 {
    margin: 0;
    font-size: 1.0625rem;
    font-weight: 680;
    letter-spacing: -0.015em;
    white-space: nowrap;
  }

  .brand-icon {
    inline-size: 1.75rem;
    block-size: 1.75rem;
    fill: none;
    stroke-linecap: round;
  }
  .shield {
    fill: light-dark(#15201c, #273138);
  }
  .scale {
    stroke: #7f8f99;
    stroke-width: 2;
  }
  .score {
    stroke: #5dd39e;
    stroke-width: 4;
  }
  .mark {
    stroke: #8eb2ff;
    stroke-width: 2.4;
  }

  main {
    flex: 1;
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    outline: none;
  }

  model-rail {
    margin-block-end: var(--gap);
  }

  .section {
    flex: 1;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
    min-block-size: 0;
  }
  .section[hidden] {
    display: none;
  }

  .attribution {
    margin-block-start: var(--gap);
  }

  @media (forced-colors: active) {
    .skip {
      border: 2px solid CanvasText;
      background: Canvas;
      color: LinkText;
    }
    .shield {
      fill: Canvas;
      stroke: CanvasText;
      stroke-width: 2;
    }
  }

  .failure {
    padding: 2rem;
    text-align: center;
  }

  /* Where everything fits, the chat stands still and its panels scroll. */
  @media (min-width: 74rem) and (min-height: 50rem) {
    :host([section='live']) {
      block-size: 100dvh;
    }
    :host([section='live']) .section {
      align-content: stretch;
      grid-template-rows: minmax(0, 1fr);
    }
  }
`;
