import { css, type CSSResult } from 'lit';

/** How the parts of a run share the page. */
export const runViewStyles: CSSResult = css`
  :host {
    display: grid;
    gap: var(--gap);
  }

  .grid {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--gap);
    align-items: start;
  }

  @media (min-width: 62rem) {
    .grid {
      grid-template-columns: minmax(0, 26rem) minmax(0, 1fr);
    }
    run-charts,
    run-exports {
      grid-column: 1 / -1;
    }
    run-categories {
      grid-column: 1 / -1;
    }
    run-rows {
      align-self: stretch;
    }
  }
`;
