#include "made_text.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <random>
#include <stdexcept>
#include <vector>

namespace annals::bench {
namespace {

std::string read(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + path.string());
  return {std::istreambuf_iterator<char>(in), {}};
}

// The names in the second column of a gazetteer.
std::vector<std::string> names(const std::filesystem::path& path, size_t at_most) {
  std::ifstream in(path);
  std::vector<std::string> out;
  std::string line;
  std::getline(in, line);  // header
  while (out.size() < at_most && std::getline(in, line)) {
    const size_t tab = line.find('\t');
    out.push_back(line.substr(tab + 1, line.find('\t', tab + 1) - tab - 1));
  }
  return out;
}

enum class Sort { date, place, person };

struct Piece {
  size_t begin, end;
  Sort sort;
};

struct Archive {
  std::string text;
  std::vector<Piece> pieces;  // ascending
};

Archive load(const std::filesystem::path& path) {
  Archive archive{read(path), {}};
  std::filesystem::path gold = path;
  std::ifstream in(gold.replace_extension(".gold.jsonl"));
  std::string line;
  const auto add = [&](const nlohmann::json& mention, Sort sort) {
    archive.pieces.push_back({mention["span"][0], mention["span"][1], sort});
  };
  while (std::getline(in, line)) {
    const auto record = nlohmann::json::parse(line);
    for (const auto& date : record["dates"]) add(date, Sort::date);
    for (const auto& place : record["places"])
      for (const auto& mention : place["mentions"]) add(mention, Sort::place);
    for (const auto& person : record["people"])
      for (const auto& mention : person["mentions"]) add(mention, Sort::person);
  }
  std::sort(archive.pieces.begin(), archive.pieces.end(),
            [](const Piece& a, const Piece& b) { return a.begin < b.begin; });
  return archive;
}

}  // namespace

std::string make_text(const std::string& corpus, const std::string& data, size_t bytes,
                      uint32_t seed) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(corpus))
    if (entry.path().extension() == ".txt") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  std::vector<Archive> archives;
  for (const auto& file : files) archives.push_back(load(file));

  const std::filesystem::path lists = std::filesystem::path(data) / "gazetteers";
  const std::vector<std::string> cities = names(lists / "cities.tsv", 20000);
  const std::vector<std::string> given = names(lists / "given.tsv", 3000);
  const std::vector<std::string> surnames = names(lists / "surnames.tsv", 8000);
  std::mt19937 random(seed);
  const auto pick = [&](const std::vector<std::string>& list) -> const std::string& {
    return list[random() % list.size()];
  };
  const auto capital = [](std::string word) {
    if (!word.empty() && word[0] >= 'a' && word[0] <= 'z')
      word[0] = static_cast<char>(word[0] - 32);
    return word;
  };

  std::string out;
  out.reserve(bytes + (1 << 16));
  while (out.size() < bytes) {
    for (const Archive& archive : archives) {
      size_t at = 0;
      for (const Piece& piece : archive.pieces) {
        if (piece.begin < at) continue;
        out.append(archive.text, at, piece.begin - at);
        if (piece.sort == Sort::place) {
          out += pick(cities);
        } else if (piece.sort == Sort::person) {
          out += capital(pick(given)) + ' ' + pick(surnames);
        } else {
          // Another digit in place of each year's last.
          std::string date = archive.text.substr(piece.begin, piece.end - piece.begin);
          for (size_t i = 3; i < date.size(); ++i) {
            const std::string_view four = std::string_view(date).substr(i - 3, 4);
            if (four.find_first_not_of("0123456789") == std::string_view::npos)
              date[i] = static_cast<char>('0' + random() % 10);
          }
          out += date;
        }
        at = piece.end;
      }
      out.append(archive.text, at);
      out += "\n\n";
    }
  }
  return out;
}

}  // namespace annals::bench
