import { BenchPage } from './bench-page.ts';

declare global {
  var bench: BenchPage;
}

globalThis.bench = new BenchPage();
