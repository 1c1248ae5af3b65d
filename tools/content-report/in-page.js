'use strict';
/* Filters and search of the report. Runs from file://, asks no server, and keeps the choice in the address so that it can be shared. */
const form = document.querySelector('form.filters');
const cards = [...document.querySelectorAll('article')].map((element) => ({ element, text: element.textContent.toLowerCase() }));
const fields = ['search', 'group', 'level', 'review', 'findings'];

function fits({ element, text }) {
  const words = form.elements.search.value.toLowerCase().split(/\s+/).filter((word) => word !== '');
  return words.every((word) => text.includes(word))
    && ['group', 'level', 'review', 'findings'].every((name) => form.elements[name].value === '' || element.dataset[name].split(' ').includes(form.elements[name].value));
}

function show() {
  let shown = 0;
  for (const card of cards) {
    card.element.hidden = !fits(card);
    if (!card.element.hidden) shown++;
  }
  for (const group of document.querySelectorAll('.group')) group.hidden = !group.querySelector('article:not([hidden])');
  document.querySelector('#none').hidden = shown > 0;
  form.querySelector('output').textContent = `${shown} of ${cards.length}`;
}

/* A link to an answer that is filtered away shows everything again. */
function showTarget() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  if (target.hidden) {
    for (const name of fields) form.elements[name].value = '';
    show();
  }
  target.scrollIntoView();
}

/* A diagram wider than its box begins at its first question, wherever that is drawn. */
for (const box of document.querySelectorAll('.diagram .scroll')) {
  const [first, frame] = [box.querySelector('.step')?.getBoundingClientRect(), box.getBoundingClientRect()];
  if (first && first.right > frame.right) box.scrollLeft = first.left - frame.left - (frame.width - first.width) / 2;
}

let wait;
form.addEventListener('input', () => {
  clearTimeout(wait);
  wait = setTimeout(show, 80);
});
form.addEventListener('submit', (event) => event.preventDefault());
form.elements.print.addEventListener('click', () => print());
addEventListener('hashchange', showTarget);
const given = new URLSearchParams(location.search);
for (const name of fields) if (given.has(name)) form.elements[name].value = given.get(name);
show();
showTarget();
