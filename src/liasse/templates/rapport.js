"use strict";
(() => {
  const form = document.querySelector(".filtres");
  if (!form) return;
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  const get = (id) => document.getElementById(id);
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const dossiers = [...document.querySelectorAll(".dossier")].map((element) => ({
    element,
    name: plain(element.querySelector(".nom").textContent),
    groups: [...element.querySelectorAll(".groupe")].map((group) => ({
      group,
      rows: [...group.querySelectorAll("tbody tr")].map((row) => ({
        row, text: plain(row.textContent), status: row.dataset.statut, sure: Number(row.dataset.confiance),
      })),
    })),
  }));
  const filter = () => {
    const words = plain(get("cherche").value.trim());
    const status = get("statut").value;
    const limit = Number(get("seuil").value);
    let found = 0;
    for (const { element, name, groups } of dossiers) {
      let here = 0;
      for (const { group, rows } of groups) {
        let shown = 0;
        for (const { row, text, status: own, sure } of rows) {
          const match = (!words || text.includes(words) || name.includes(words)) && (!status || own === status) && sure <= limit;
          row.hidden = !match;
          shown += match ? 1 : 0;
        }
        group.hidden = shown === 0;
        here += shown;
      }
      element.hidden = here === 0;
      found += here;
    }
    get("trouves").textContent = `${found} champ${found > 1 ? "s" : ""}`;
  };
  const order = () => {
    const bySure = get("ordre").value === "sure";
    for (const { groups } of dossiers) {
      for (const { group, rows } of groups) {
        const sorted = bySure ? [...rows].sort((a, b) => a.sure - b.sure) : rows;
        group.querySelector("tbody").append(...sorted.map(({ row }) => row));
      }
    }
  };
  for (const id of ["cherche", "statut", "seuil"]) get(id).addEventListener("input", filter);
  get("ordre").addEventListener("input", order);
  get("deplie").addEventListener("click", (event) => {
    const open = dossiers.some(({ element }) => !element.open);
    for (const { element } of dossiers) element.open = open;
    event.target.textContent = open ? "Tout replier" : "Tout déplier";
  });
  window.addEventListener("beforeprint", () => { for (const { element } of dossiers) element.open = true; });
  filter();
})();
