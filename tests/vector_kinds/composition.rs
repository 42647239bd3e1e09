//! Availability of what is made of parts.

use super::{Fields, File, Got, Outcome, Stop, count, decimal, field, objective, real, share_of, whole};
use cre_readiness::domain::composition::decimal::Towards;
use cre_readiness::domain::composition::{Availability, Node, Tree, availability_of_repair, share_budget};
use cre_readiness::domain::ratio::Ratio;
use serde_json::Value;

pub const FILE: File = File { computed: &["tree", "mttf", "budget_sharing"], not_computed: &[], run };

fn run(kind: &str, input: &Value, _: &Value) -> Option<Outcome> {
    let fields = match kind {
        "tree" => tree_fields(input),
        "mttf" => mttf_fields(input),
        "budget_sharing" => sharing_fields(input),
        _ => return None,
    };
    Some(fields.map(Got::Fields))
}

/// An availability given in percent and parts per billion, which have to agree.
fn availability(input: &Value) -> Result<Availability, Stop> {
    let ppb = count(input, "availability_ppb")?;
    let availability = Availability::from_ppb(ppb).ok_or(Stop::Refused)?;
    let percent = decimal(input, "availability")?;
    if percent.over(Ratio::from_int(100)) != Some(availability.ratio()) {
        return Err(Stop::Malformed("percent and ppb differ".to_owned()));
    }
    Ok(availability)
}

/// Reads a node; parts are numbered, and those with a name are numbered by it.
fn node(input: &Value, names: &mut Vec<Option<String>>) -> Result<Node, Stop> {
    let kind = field(input, "type")?.as_str().unwrap_or_default();
    let mut children = || -> Result<Vec<Node>, Stop> {
        let list = field(input, "children")?.as_array().ok_or(Stop::Refused)?;
        list.iter().map(|child| node(child, names)).collect()
    };
    Ok(match kind {
        "serial" => Node::Serial(children()?),
        "parallel" => Node::Parallel(children()?),
        "k_of_n" => Node::AtLeast {
            up: usize::try_from(count(input, "k")?).map_err(|_| Stop::Refused)?,
            children: children()?,
        },
        "part" => {
            let name = input.get("name").and_then(Value::as_str).map(str::to_owned);
            let known = names.iter().position(|known| name.is_some() && *known == name);
            let dependency = known.unwrap_or(names.len());
            names.push(name);
            Node::Part { dependency, availability: availability(input)? }
        }
        "soft" => {
            let child = Box::new(node(field(input, "child")?, names)?);
            Node::Soft { impact: share_of(input, "impact")?, child }
        }
        "common_cause" => Node::Copies {
            count: u32::try_from(count(input, "n")?).map_err(|_| Stop::Refused)?,
            common: share_of(input, "beta")?,
            child: Box::new(node(field(input, "child")?, names)?),
        },
        other => return Err(Stop::Malformed(format!("unknown node {other}"))),
    })
}

fn tree_fields(input: &Value) -> Fields {
    let root = node(field(input, "tree")?, &mut Vec::new())?;
    let down = Tree::new(root).map_err(|_| Stop::Refused)?.unavailability();
    let up = down.high.rest(Towards::Zero).ratio(Towards::Zero);
    Ok(vec![("availability", Got::Real(up)), ("unavailability", Got::Float(down.high.to_f64()))])
}

fn mttf_fields(input: &Value) -> Fields {
    let (up, repair) = (decimal(input, "mttf_s")?, decimal(input, "mttr_s")?);
    let up = availability_of_repair(up, repair).ok_or(Stop::Refused)?;
    Ok(vec![("availability", Got::Real(up)), ("unavailability", real(Ratio::ONE.minus(up)))])
}

fn sharing_fields(input: &Value) -> Fields {
    let list = field(input, "dependencies")?.as_array().ok_or(Stop::Refused)?;
    let mut dependencies: Vec<(String, Availability)> = Vec::new();
    for one in list {
        let name = field(one, "name")?.as_str().unwrap_or_default().to_owned();
        dependencies.push((name, availability(one)?));
    }
    let sharing = share_budget(objective(input)?, decimal(input, "window_s")?, &dependencies);
    let sharing = sharing.ok_or(Stop::Refused)?;
    let mut unique: Vec<&String> = Vec::new();
    for (name, _) in &dependencies {
        if !unique.contains(&name) {
            unique.push(name);
        }
    }
    let below = sharing.below_target.iter().filter_map(|place| unique.get(*place));
    Ok(vec![
        ("service_budget_s", Got::Real(sharing.service)),
        ("unique_dependencies", whole(sharing.unique as u64)),
        ("dependencies_s", Got::Real(sharing.dependencies)),
        ("own_s", Got::Real(sharing.own)),
        ("fits", Got::Yes(sharing.fits)),
        ("dependency_target_ppb", whole(sharing.target.ppb())),
        ("below_target", Got::List(below.map(|name| Got::Text((*name).clone())).collect())),
    ])
}
