import { css, type CSSResult } from 'lit';

/** Looks of the operating point: the scores so far stand as strokes above the slider that divides them. */
export const operatingPointStyles: CSSResult = css`
  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0.5rem;
    margin-block-start: 0.375rem;
  }

  .segments label {
    text-transform: capitalize;
  }

  output {
    color: var(--set);
    font-size: 1.375rem;
    letter-spacing: -0.04em;
    line-height: 1;
  }

  .scale {
    --thumb: 1rem;
    position: relative;
    margin-block-start: 0.5rem;
  }

  .rug {
    position: relative;
    block-size: 1.25rem;
    margin-inline: calc(var(--thumb) / 2);
    border-block-end: 1px solid var(--line);
  }

  /* The kind of stroke repeats the status: short and thin where it is safe. */
  .rug i {
    position: absolute;
    inset-block-end: 0;
    inset-inline-start: calc(var(--score) * 100%);
    inline-size: 2px;
    block-size: 0.5rem;
    margin-inline-start: -1px;
    background: var(--tone);
    opacity: 0.75;
  }
  .rug .unsafe {
    block-size: 0.875rem;
  }
  .rug .shown {
    opacity: 1;
  }
  .rug .shown::before {
    content: '';
    position: absolute;
    inset-block-start: -5px;
    inset-inline-start: -2px;
    inline-size: 6px;
    block-size: 6px;
    border-radius: 50%;
    background: var(--tone);
  }

  input[type='range'] {
    appearance: none;
    display: block;
    inline-size: 100%;
    block-size: 1.5rem;
    margin: 0;
    background: none;
    cursor: pointer;
  }
  input[type='range']::-webkit-slider-runnable-track {
    block-size: 0.375rem;
    border-radius: 3px;
    background: linear-gradient(
      to right,
      var(--line) calc(var(--threshold) * 100%),
      color-mix(in srgb, var(--unsafe) 42%, var(--card)) 0
    );
  }
  input[type='range']::-moz-range-track {
    block-size: 0.375rem;
    border-radius: 3px;
    background: linear-gradient(
      to right,
      var(--line) calc(var(--threshold) * 100%),
      color-mix(in srgb, var(--unsafe) 42%, var(--card)) 0
    );
  }
  input[type='range']::-webkit-slider-thumb {
    appearance: none;
    inline-size: var(--thumb);
    block-size: var(--thumb);
    margin-block-start: calc((0.375rem - var(--thumb)) / 2);
    border: 3px solid var(--card);
    border-radius: 50%;
    background: var(--set);
    box-shadow: 0 0 0 1.5px var(--set);
  }
  input[type='range']::-moz-range-thumb {
    box-sizing: border-box;
    inline-size: var(--thumb);
    block-size: var(--thumb);
    border: 3px solid var(--card);
    border-radius: 50%;
    background: var(--set);
    box-shadow: 0 0 0 1.5px var(--set);
  }

  .note {
    font-size: 0.8125rem;
    font-variant-numeric: tabular-nums;
  }

  @media (pointer: coarse) {
    .scale {
      --thumb: 1.5rem;
    }
    input[type='range'] {
      block-size: 2.5rem;
    }
  }

  @media (forced-colors: active) {
    .rug i {
      background: CanvasText;
      forced-color-adjust: none;
    }
    input[type='range'] {
      appearance: auto;
    }
  }
`;
