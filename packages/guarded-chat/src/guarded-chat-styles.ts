import { css, type CSSResult } from 'lit';

/**
 * Looks of the status line. Text takes the page's own colour, so it is legible on any background; only tones are ours.
 * Without `light-dark()` the tones are mid-tones, which serve on both.
 */
export const guardedChatStyles: CSSResult = css`
  :host {
    --_idle: #6b7280;
    --_busy: #3b76e0;
    --_safe: #1c8a5a;
    --_warned: #b7791f;
    --_blocked: #d64545;
    --_unchecked: #7c63d6;
    --_radius: var(--guarded-chat-radius, 10px);
    display: block;
    position: relative;
  }

  @supports (color: light-dark(#000, #fff)) {
    :host {
      --_idle: light-dark(#5c6470, #9aa4b2);
      --_busy: light-dark(#2563d9, #7fa8ff);
      --_safe: light-dark(#12784a, #58cf9a);
      --_warned: light-dark(#9a5b00, #f2b84b);
      --_blocked: light-dark(#c22f36, #ff8f8a);
      --_unchecked: light-dark(#6446c8, #b7a3ff);
    }
  }

  :host([hidden]) {
    display: none;
  }

  .status {
    --_tone: var(--guarded-chat-idle-color, var(--_idle));
    box-sizing: border-box;
    margin-block-start: var(--guarded-chat-gap, 8px);
    border: 1px solid transparent;
    border-radius: var(--_radius);
    font: var(--guarded-chat-font, 400 0.875rem / 1.4 system-ui, sans-serif);
    overflow: hidden;
    transition:
      background-color 160ms ease-out,
      border-color 160ms ease-out;
  }

  .status:is([data-state='loading'], [data-state='checking']) {
    --_tone: var(--guarded-chat-busy-color, var(--_busy));
  }
  .status[data-state='safe'] {
    --_tone: var(--guarded-chat-safe-color, var(--_safe));
  }
  .status[data-state='warned'] {
    --_tone: var(--guarded-chat-warned-color, var(--_warned));
  }
  .status[data-state='blocked'] {
    --_tone: var(--guarded-chat-blocked-color, var(--_blocked));
  }
  .status[data-state='unchecked'] {
    --_tone: var(--guarded-chat-unchecked-color, var(--_unchecked));
  }

  .status:is([data-state='warned'], [data-state='blocked'], [data-state='unchecked']) {
    border-color: color-mix(in srgb, var(--_tone) 38%, transparent);
    background-color: color-mix(in srgb, var(--_tone) 9%, transparent);
  }

  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 10px;
    min-block-size: 2.25rem;
    padding: 5px 6px 5px 10px;
    box-sizing: border-box;
  }

  .icon {
    flex: none;
    inline-size: 1.125rem;
    block-size: 1.125rem;
    fill: none;
    stroke: var(--_tone);
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  .track {
    opacity: 0.25;
  }

  .turn {
    transform-origin: 8px 8px;
    animation: turn 800ms linear infinite;
  }

  .message {
    flex: 1 1 14rem;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .status[data-state='idle'] .message {
    opacity: 0.78;
  }

  .detail {
    display: block;
    font-size: 0.9em;
    opacity: 0.82;
  }

  .note {
    display: block;
    padding: 0 10px 6px;
    font-size: 0.8em;
    opacity: 0.82;
  }
  .note a {
    color: inherit;
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    margin-inline-start: auto;
  }

  .action {
    min-block-size: 1.75rem;
    padding: 2px 12px;
    border: 1px solid color-mix(in srgb, currentColor 28%, transparent);
    border-radius: max(4px, calc(var(--_radius) - 4px));
    background: color-mix(in srgb, currentColor 4%, transparent);
    color: inherit;
    font: inherit;
    font-weight: 500;
    cursor: pointer;
  }

  .action:hover {
    background: color-mix(in srgb, currentColor 11%, transparent);
  }

  .action:focus-visible {
    outline: 2px solid var(
      --guarded-chat-focus-color,
      var(--guarded-chat-busy-color, var(--_busy))
    );
    outline-offset: 1px;
  }

  .progress {
    block-size: 3px;
    margin: 0 10px 6px;
    border-radius: 2px;
    background: color-mix(in srgb, var(--_tone) 20%, transparent);
    overflow: hidden;
  }

  .progress-bar {
    block-size: 100%;
    border-radius: inherit;
    background: var(--_tone);
    transition: inline-size 200ms ease-out;
  }

  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }

  @media (pointer: coarse) {
    .action {
      min-block-size: 2.75rem;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .status,
    .progress-bar {
      transition: none;
    }
    .turn {
      animation: none;
    }
  }

  @media (forced-colors: active) {
    .status {
      --_tone: CanvasText;
    }
    .status:is([data-state='warned'], [data-state='blocked'], [data-state='unchecked']) {
      border-color: CanvasText;
    }
    .action {
      border-color: ButtonBorder;
      background: ButtonFace;
      color: ButtonText;
    }
    .progress {
      border: 1px solid CanvasText;
    }
    .progress-bar {
      background: Highlight;
      forced-color-adjust: none;
    }
  }
`;
