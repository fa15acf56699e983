import { css, type CSSResult } from 'lit';

/** Looks of the list of rows. */
export const rowsStyles: CSSResult = css`
  .panel {
    block-size: 100%;
  }
  .order select {
    border-color: transparent;
    font-size: 0.8125rem;
  }
  .empty {
    padding: 1.5rem 1rem;
    font-size: 0.875rem;
  }

  .list {
    flex: 1 1 20rem;
    min-block-size: 16rem;
    max-block-size: 28rem;
    overflow-y: auto;
  }
  @media (min-width: 62rem) {
    .list {
      max-block-size: none;
    }
  }
  .list:focus-visible {
    outline-offset: -3px;
  }
  .canvas {
    position: relative;
    inline-size: 100%;
  }

  .row {
    position: absolute;
    inset-block-start: 0;
    inset-inline: 0;
    display: grid;
    grid-template-columns: 2.5rem 5.5rem minmax(0, 1fr);
    gap: 0.5rem;
    align-items: center;
    block-size: 40px;
    padding-inline: 0.75rem 1rem;
    border-inline-start: 4px solid var(--tone, transparent);
    border-block-end: 1px solid var(--line);
    font-size: 0.8125rem;
    cursor: default;
  }
  .row[aria-selected='true'] {
    background: color-mix(in srgb, var(--set) 14%, transparent);
  }
  .what {
    color: var(--muted);
    font-size: 0.75rem;
  }
  .text {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .truePositives,
  .trueNegatives {
    --tone: var(--safe);
  }
  .falsePositives {
    --tone: var(--warned);
  }
  .falseNegatives {
    --tone: var(--unsafe);
  }
  .unchecked {
    --tone: var(--unchecked);
  }

  /* All tones are one there: the stripe is left to what is wrong. */
  @media (forced-colors: active) {
    .truePositives,
    .trueNegatives,
    .unlabelled,
    .unchecked,
    .pending {
      --tone: Canvas;
    }
    .row[aria-selected='true'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
