import { css, type CSSResult } from 'lit';

/** Looks that all parts share: panels, labels, controls, icons. */
export const sharedStyles: CSSResult = css`
  :host {
    display: block;
    min-inline-size: 0;
  }

  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }

  h2,
  h3,
  p,
  dl,
  dd,
  ol,
  ul,
  fieldset {
    margin: 0;
    padding: 0;
  }

  ol,
  ul {
    list-style: none;
  }

  fieldset {
    border: 0;
    min-inline-size: 0;
  }

  h2 {
    font-size: 0.9375rem;
    font-weight: 650;
    letter-spacing: -0.005em;
  }

  h3,
  legend,
  .label {
    padding: 0;
    color: var(--muted);
    font-size: 0.75rem;
    font-weight: 600;
    letter-spacing: 0.02em;
  }

  .figure {
    font-family: var(--mono);
    font-variant-numeric: tabular-nums;
    letter-spacing: -0.02em;
  }

  .muted {
    color: var(--muted);
  }

  .hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  .icon {
    flex: none;
    inline-size: 1rem;
    block-size: 1rem;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
    vertical-align: -0.15em;
  }

  .track {
    opacity: 0.25;
  }

  .turn {
    transform-origin: 8px 8px;
    animation: turn 800ms linear infinite;
  }

  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }

  .safe {
    --tone: var(--safe);
  }
  .unsafe {
    --tone: var(--unsafe);
  }
  .unchecked {
    --tone: var(--unchecked);
  }
  .tone {
    color: var(--tone);
  }

  button,
  select,
  input {
    font: inherit;
    color: inherit;
  }

  button,
  select,
  input[type='number'] {
    min-block-size: 1.875rem;
    padding: 0.125rem 0.625rem;
    border: 1px solid var(--edge);
    border-radius: 6px;
    background: var(--raised);
  }

  button {
    font-size: 0.8125rem;
    font-weight: 550;
    cursor: pointer;
  }

  button:hover:not(:disabled) {
    border-color: var(--ink);
  }

  button:disabled {
    color: var(--muted);
    cursor: default;
    opacity: 0.7;
  }

  .main {
    border-color: transparent;
    background: var(--ink);
    color: var(--card);
    font-weight: 600;
  }

  .quiet {
    border-color: transparent;
    background: none;
    color: var(--muted);
  }

  .quiet:hover:not(:disabled) {
    border-color: var(--edge);
    color: var(--ink);
  }

  input[type='checkbox'],
  input[type='radio'] {
    accent-color: var(--set);
  }

  :focus-visible {
    outline: 2px solid var(--set);
    outline-offset: 2px;
  }

  table {
    border-collapse: collapse;
    font-size: 0.8125rem;
    font-variant-numeric: tabular-nums;
  }
  caption {
    padding-block-end: 0.375rem;
    color: var(--muted);
    font-size: 0.75rem;
    text-align: start;
  }
  th,
  td {
    padding: 0.25rem 0.5rem;
    border-block-end: 1px solid var(--line);
    font-weight: 400;
    text-align: end;
  }
  th:first-child,
  td:first-child {
    padding-inline-start: 0;
    text-align: start;
  }
  th:last-child,
  td:last-child {
    padding-inline-end: 0;
  }
  /* A number stays with its unit. */
  td.figure {
    white-space: nowrap;
  }
  @media (max-width: 30rem) {
    th,
    td {
      padding-inline: 0.25rem;
    }
  }
  thead th {
    color: var(--muted);
    font-size: 0.75rem;
    font-weight: 600;
  }

  .wide {
    overflow-x: auto;
  }

  /* Text gets a plate of the canvas's colour: in that colour itself, it would vanish. */
  @media (forced-colors: active) {
    .main {
      border: 2px solid ButtonBorder;
      background: ButtonFace;
      color: ButtonText;
    }
    /* The person's own colour for it says enough. */
    button:disabled {
      border-color: GrayText;
      color: GrayText;
      opacity: 1;
    }
  }

  @media (pointer: coarse) {
    button,
    select,
    input[type='number'] {
      min-block-size: 2.5rem;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      transition: none !important;
    }
    .turn {
      animation: none;
    }
  }
`;
