import { copyFileSync } from 'node:fs';
import webpack from 'webpack';

const compiler = webpack({
  mode: 'production',
  context: import.meta.dirname,
  entry: './src/main.js',
});

compiler.run((error, stats) => {
  if (error) throw error;
  if (!stats || stats.hasErrors()) throw new Error(stats?.toString('errors-only'));
  copyFileSync('index.html', 'dist/index.html');
});
