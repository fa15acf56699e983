// The chat around the element: it knows nothing of guards, and shows what it was sent.
const form = document.querySelector('form');

form?.addEventListener('submit', (event) => {
  event.preventDefault();
  const line = document.createElement('li');
  const message = new FormData(form).get('message');
  line.textContent = typeof message === 'string' ? message : '';
  document.querySelector('#sent')?.append(line);
  form.reset();
});
