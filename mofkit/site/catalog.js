"use strict";
const box = document.querySelector(".search");
const field = box.querySelector("input");
const told = box.querySelector("[role=status]");
const pages = [...document.querySelectorAll("article")].map((article) => ({
  article,
  entry: document.querySelector(`nav a[href="#${CSS.escape(article.id)}"]`).parentElement,
  words: article.textContent.toLowerCase(),
}));
function search() {
  const wanted = field.value.toLowerCase().split(/\s+/).filter(Boolean);
  let found = 0;
  for (const { article, entry, words } of pages) {
    const fits = wanted.every((word) => words.includes(word));
    article.hidden = entry.hidden = !fits;
    found += fits;
  }
  told.textContent = wanted.length ? `${found} of ${pages.length} services` : "";
}
field.addEventListener("input", search);
box.hidden = false;
search();
