"use strict";
(() => {
  const root = document.documentElement;
  const get = (id) => document.getElementById(id);
  const every = (selector, within = document) => [...within.querySelectorAll(selector)];
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const some = (number, word) => `${number} ${word}${number > 1 ? "s" : ""}`;
  const table = get("table-lot");
  if (!table) return;

  // Pictures wait until their dossier is opened: a thousand of them would keep the page from opening.
  const load = (article) => {
    for (const image of every("img[data-image]", article)) {
      image.src = `data:image/webp;base64,${image.dataset.image}`;
      image.removeAttribute("data-image");
    }
  };

  // The batch or one dossier, by the address: links, the keyboard and « back » all work by it.
  const title = document.title;
  let opened = null;
  let left = { scroll: 0, link: null };
  const place = () => {
    const target = location.hash.length > 1 ? get(decodeURIComponent(location.hash.slice(1))) : null;
    return { target, article: target ? target.closest("article.dossier") : null };
  };
  const show = (moved) => {
    const { target, article } = place();
    const before = opened;
    if (opened) opened.classList.remove("ouvert");
    root.classList.toggle("vue-dossier", Boolean(article));
    opened = article;
    if (article) {
      load(article);
      article.classList.add("ouvert");
      article.querySelector(".groupe").before(get("filtre-champs"));
      const heading = article.querySelector("h2");
      document.title = `${heading.textContent} · ${title}`;
      if (target !== article) clear(target);
      filterFields();
      const focused = target === article ? heading : target;
      focused.focus({ preventScroll: true });
      if (target === article) window.scrollTo(0, 0); else focused.scrollIntoView({ block: "center" });
      return;
    }
    document.title = title;
    if (!moved) return;
    if (before && (!target || target.id === "lot")) {
      window.scrollTo(0, left.scroll);
      (left.link ?? get("contenu")).focus({ preventScroll: true });
    } else if (target) {
      target.scrollIntoView();
    }
  };
  get("lot").addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#d-']");
    if (link) left = { scroll: window.scrollY, link };
  });
  window.addEventListener("hashchange", () => show(true));

  // Fields of the open dossier.
  const clear = (row) => {
    if (row.hidden) { get("cherche-champ").value = get("statut").value = get("seuil").value = ""; }
  };
  const filterFields = () => {
    if (!opened) return;
    const words = plain(get("cherche-champ").value.trim());
    const status = get("statut").value;
    const limit = get("seuil").value;
    let found = 0;
    for (const group of every(".groupe", opened)) {
      let here = 0;
      for (const row of every(".champ", group)) {
        const sure = limit === "relire" ? "relire" in row.dataset : !limit || Number(row.dataset.confiance) < Number(limit);
        const match = sure && (!status || row.dataset.statut === status) && (!words || plain(row.textContent).includes(words));
        row.hidden = !match;
        here += match ? 1 : 0;
      }
      group.hidden = here === 0;
      found += here;
    }
    get("champs-trouves").textContent = some(found, "champ");
  };
  for (const id of ["cherche-champ", "statut", "seuil"]) get(id).addEventListener("input", filterFields);

  // Dossiers of the batch; a search looks into their fields as well.
  const rows = every("tbody tr", table);
  const texts = new Map();
  const textOf = (row) => {
    if (!texts.has(row)) {
      const article = get(row.querySelector("a").hash.slice(1));
      texts.set(row, plain(`${row.textContent} ${every("h2, .valeur, .preuve, .alertes", article).map((part) => part.textContent).join(" ")}`));
    }
    return texts.get(row);
  };
  const filterDossiers = () => {
    const words = plain(get("cherche").value.trim());
    const wanted = { etat: get("etat").value, lecture: get("lecture").value, type: get("type").value, alertes: get("alerte").value };
    let found = 0;
    for (const row of rows) {
      const match = Object.entries(wanted).every(([key, value]) => !value || row.dataset[key].split(" ").includes(value))
        && (!words || textOf(row).includes(words));
      row.hidden = !match;
      found += match ? 1 : 0;
    }
    get("trouves").textContent = some(found, "dossier");
  };
  for (const id of ["cherche", "etat", "lecture", "type", "alerte"]) get(id).addEventListener("input", filterDossiers);

  // Columns that sort.
  const heads = every("thead th", table);
  const compare = new Intl.Collator("fr", { numeric: true }).compare;
  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    head.replaceChildren(button);
    if (!head.hasAttribute("aria-sort")) head.setAttribute("aria-sort", "none");
    button.addEventListener("click", () => {
      const first = head.dataset.sens === "nombre" ? "descending" : "ascending";
      const sense = head.getAttribute("aria-sort") === "none" ? first : head.getAttribute("aria-sort") === "ascending" ? "descending" : "ascending";
      for (const other of heads) other.setAttribute("aria-sort", other === head ? sense : "none");
      const value = (row) => row.cells[column].dataset.v;
      const ordered = head.dataset.sens === "nombre" ? (a, b) => value(a) - value(b) : (a, b) => compare(value(a), value(b));
      rows.sort((a, b) => (sense === "ascending" ? ordered(a, b) : ordered(b, a)));
      table.tBodies[0].append(...rows);
    });
  });

  // The queue as far as the time goes.
  const time = get("temps");
  if (time) time.addEventListener("input", () => {
    get("promesse").textContent = time.selectedOptions[0].dataset.phrase;
    every("tbody tr", get("file")).forEach((row, at) => { row.hidden = at >= Number(time.value); });
  });

  for (const form of every("form")) form.addEventListener("submit", (event) => event.preventDefault());
  get("imprime").addEventListener("click", () => {
    every("article.dossier").forEach(load);
    root.classList.add("tout");
    const pictures = every("article.dossier img").map((image) => image.decode().catch(() => undefined));
    Promise.all(pictures).then(() => window.print());
  });
  window.addEventListener("afterprint", () => root.classList.remove("tout"));
  filterDossiers();
  show(false);
})();
