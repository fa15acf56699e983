/** The report's style sheet: light and dark, wide and narrow, without anything from outside. */
export const reportStyle: string = `
:root { color-scheme: light dark; --unsafe: light-dark(#b3261e, #f2857d); --safe: light-dark(#1e6b52, #6cc7a5);
  --main: light-dark(#2f5fa8, #8fb7f0); --edge: light-dark(#d5d8dc, #454b52); --soft: light-dark(#f5f6f7, #23272b);
  font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 76rem; margin: 0 auto; padding: 1.5rem; background: light-dark(#fff, #17191c); }
h1, h2, h3 { line-height: 1.2; } h2 { margin-top: 3rem; border-top: 2px solid var(--edge); padding-top: 1.5rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; } dt { font-weight: 600; }
dd { margin: 0; overflow-wrap: anywhere; }
.scroll { overflow-x: auto; margin: 1rem 0; } table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
caption { text-align: start; font-weight: 600; padding-block: .5rem; }
th, td { padding: .25rem .75rem; border-bottom: 1px solid var(--edge); text-align: end; }
tbody th, thead th:first-child { text-align: start; font-weight: 500; }
.charts { display: flex; flex-wrap: wrap; gap: 1.5rem; align-items: flex-start; } figure { margin: 0; max-width: 100%; }
figcaption { font-weight: 600; } svg { max-width: 100%; height: auto; --plot-background: transparent !important; }
details { margin: .5rem 0; } details > p, details > pre { background: var(--soft); padding: .75rem; white-space: pre-wrap;
  overflow-wrap: anywhere; margin: .25rem 0; font: inherit; } .wrong { list-style: none; padding: 0; }
.wrong > li { border-bottom: 1px solid var(--edge); padding: .5rem 0; } summary { cursor: pointer; }
`;
