const heading = document.createElement('h1');
heading.textContent = 'Guarded chat studio';
document.querySelector('#studio')?.append(heading);
